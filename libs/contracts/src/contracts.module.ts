import { Global, Module } from '@nestjs/common';
import { ChangeContract } from './application/change-contract.usecase';
import { ConcludeContracts } from './application/conclude-contracts.usecase';
import { ContractArchive } from './application/contract-archive';
import { ContractContribution } from './application/contract-contribution';
import { ContractStep } from './application/contract-step';
import { ContractsInDatabase } from './application/contracts-in-database';
import { StartSuccessor } from './application/start-successor.usecase';
import { Contracts } from './contract';
import { ContractPage } from './http/contract-page';
import { ContractsController } from './http/contracts.controller';
import { ContractListQuery } from './infrastructure/contract-list.query';
import { ContractRepository } from './infrastructure/contract.repository';
import { ContractsAwardSubscriber } from './jobs/award-decided.subscriber';

const inside = [ChangeContract, ConcludeContracts, ContractListQuery, ContractRepository, StartSuccessor];

/** Contracts from the award to their end and the procedure that follows. */
@Global()
@Module({
  providers: [
    ...inside,
    ContractStep,
    ContractArchive,
    ContractContribution,
    { provide: Contracts, useClass: ContractsInDatabase },
  ],
  exports: [Contracts, ...inside],
})
export class ContractsModule {}

@Module({ controllers: [ContractsController], providers: [ContractPage] })
export class ContractsHttpModule {}

@Module({ providers: [ContractsAwardSubscriber] })
export class ContractsJobsModule {}
